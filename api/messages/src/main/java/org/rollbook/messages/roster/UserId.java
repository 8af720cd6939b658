package org.rollbook.messages.roster;

/** An identifier that another system has for the person; {@code type} is free, for example {@code LDAP}. */
public record UserId(String type, String identifier) {}
