package org.rollbook.app.district;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The administration against the assembled service, which is started once for all parts. */
class AdministrationIT {
    private static RunningDistrict district;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    @Nested
    class Connections extends AdministeredConnections {
        Connections() {
            super(AdministrationIT.district);
        }
    }

    @Nested
    class Applications extends AdministeredApplications {
        Applications() {
            super(AdministrationIT.district);
        }
    }

    @Nested
    class Records extends AdministeredRecords {
        Records() {
            super(AdministrationIT.district);
        }
    }
}
