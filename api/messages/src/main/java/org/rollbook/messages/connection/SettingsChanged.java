package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The district works by these settings.
 */
@EventName("connection.settings-changed")
public record SettingsChanged(Settings settings) {}
