package org.rollbook.command.roster.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The ZIP archive: its entries by plain file name, none of them trusted. */
final class Archive implements Closeable {
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final AtomicLong unpacked = new AtomicLong();

    private Archive(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** @throws PackageFault when it is no archive, or one that claims too much */
    static Archive open(Path file, Limits limits, Problems problems) throws IOException {
        CentralDirectory.check(file, limits);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new PackageFault(ProblemCode.PKG_NOT_ZIP, "The package is not a readable ZIP archive.");
        }
        Archive archive = new Archive(zip, limits);
        archive.list(problems);
        return archive;
    }

    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    InputStream read(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new PackageFault(ProblemCode.MAN_FILE_MISSING, name + " is not in the package.");
        }
        try {
            return new GuardedStream(zip.getInputStream(entry), entry, limits.ratio(), this::count);
        } catch (ZipException e) {
            throw new PackageFault(ProblemCode.PKG_NOT_ZIP, "An entry of the archive cannot be unpacked.");
        }
    }

    private void count(int bytes) throws PackageFault {
        if (unpacked.addAndGet(bytes) > limits.bytes()) {
            throw new PackageFault(
                    ProblemCode.PKG_TOO_LARGE, "The files are larger than " + limits.bytes() + " bytes when unpacked.");
        }
    }

    private void list(Problems problems) {
        String folder = "";
        boolean folderTold = false;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String path = entry.getName().replace('\\', '/');
            if (unsafe(path)) {
                problems.note(ProblemCode.PKG_UNSAFE_PATH, "", 0, null, "An entry has a path that leads elsewhere.");
                continue;
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (path.startsWith("__MACOSX/") || LITTER.contains(name)) {
                problems.note(ProblemCode.PKG_UNKNOWN_FILE, name, 0, null, "The file is not part of a package.");
                continue;
            }
            if (entry.isDirectory()) {
                continue;
            }
            String within = path.substring(0, path.length() - name.length());
            if (!within.isEmpty() && !folderTold) {
                problems.note(ProblemCode.PKG_FOLDER, name, 0, null, "Files must stand at the root of the archive.");
                folderTold = true;
            }
            if (!within.equals(folder) && !entries.isEmpty()) {
                problems.error(ProblemCode.PKG_FOLDER, name, 0, null, "Files stand in several folders.");
            }
            folder = within;
            if (entries.putIfAbsent(name, entry) != null) {
                problems.note(ProblemCode.PKG_DUPLICATE_ENTRY, name, 0, null, "The archive has the file twice.");
            }
        }
    }

    private static boolean unsafe(String path) {
        return path.startsWith("/")
                || path.contains(":")
                || List.of(path.split("/", -1)).contains("..");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
