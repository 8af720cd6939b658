package org.rollbook.messages.oneroster;

/**
 * Text as a package holds it: deflated, so that one can be put behind another.
 *
 * @param deflated blocks that end at a whole byte, none of which is marked as the last
 * @param size bytes of the text, in UTF-8
 * @param crc32 of these bytes
 * @param sha256 of these bytes, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // many of them are kept, and nobody compares them
public record Packed(byte[] deflated, long size, int crc32, String sha256) {}
