package org.rollbook.command.roster.csv;

/**
 * What a package may cost.
 *
 * @param entries in the archive
 * @param bytes of all files together when unpacked
 * @param ratio unpacked to packed, of one file; small files are not judged by it
 */
public record Limits(int entries, long bytes, int ratio) {
    /** Room for a district of some million people; text of this kind packs at most some forty times. */
    public static final Limits USUAL = new Limits(1_000, 16L << 30, 200);
}
