package org.rollbook.messages.oneroster;

import java.util.List;
import org.rollbook.messages.Query;

/** One object; fails with UNKNOWN_OBJECT when it does not exist, is out of scope or not in the collection. */
public record GetObject(Version version, Collection collection, String id, Reader reader, List<String> fields)
        implements Query<ObjectPage> {}
