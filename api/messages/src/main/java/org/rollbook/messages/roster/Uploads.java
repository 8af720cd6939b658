package org.rollbook.messages.roster;

import java.nio.file.Path;

/** Where packages wait on their way in. */
public interface Uploads {
    /** The file for the package of this import; its directory exists. */
    Path file(String importId);
}
