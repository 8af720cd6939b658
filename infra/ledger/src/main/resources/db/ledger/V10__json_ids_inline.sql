-- It puts an array into words, which the server takes for something that may depend on settings. Declared as immutable it
-- could therefore not become part of the statements that use it, and was called for every record of an import.
alter function json_ids(text[]) stable;
