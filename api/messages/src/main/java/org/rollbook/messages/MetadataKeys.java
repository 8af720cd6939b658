package org.rollbook.messages;

/** Keys of an entry's metadata: who asked for what it says. */
public final class MetadataKeys {
    public static final String REQUEST_ID = "requestId";
    public static final String CONNECTION_ID = "connectionId";
    public static final String PARTNER_ID = "partnerId";
    public static final String USER = "user";
    public static final String COMMAND_ID = "commandId";

    private MetadataKeys() {}
}
