package org.rollbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What figures depend on. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final long MIB = 1 << 20;

    private Machine() {}

    static Map<String, String> describe(BenchServer server) throws IOException, SQLException {
        var description = new LinkedHashMap<String, String>();
        description.put("processor", processor());
        description.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        description.put("memory", memory() / MIB + " MiB");
        description.put("heap", Runtime.getRuntime().maxMemory() / MIB + " MiB");
        description.put(
                "collector",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(MemoryManagerMXBean::getName)
                        .collect(Collectors.joining(", ")));
        description.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        description.put("JDK", System.getProperty("java.vendor.version", System.getProperty("java.version")));
        description.put("PostgreSQL", server.version() + ", fsync and synchronous_commit on, shared_buffers 512 MB");
        return description;
    }

    private static String processor() throws IOException {
        if (Files.isReadable(PROCESSORS)) {
            for (var line : Files.readAllLines(PROCESSORS)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).trim();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
