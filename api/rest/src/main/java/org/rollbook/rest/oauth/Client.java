package org.rollbook.rest.oauth;

import org.rollbook.messages.connection.ConnectionView;

/**
 * Who asks for a token, as it has proved.
 *
 * @param fingerprint of the secret or the keys that it has proved it with
 */
record Client(ConnectionView connection, String fingerprint) {}
