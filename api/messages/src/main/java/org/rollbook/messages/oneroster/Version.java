package org.rollbook.messages.oneroster;

/** The versions of OneRoster that vendors speak. */
public enum Version {
    V1P1,
    V1P2
}
