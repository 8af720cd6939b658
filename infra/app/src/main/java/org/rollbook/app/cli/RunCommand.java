package org.rollbook.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rollbook.app.RollbookApplication;
import org.rollbook.app.RollbookProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service; on the first start it loads the sample district. */
@Command(
        name = "run",
        description = {
            "Starts the service in the foreground; Ctrl-C stops it.",
            "The first start loads a sample district and two sample applications."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--empty", description = "Load no sample on the first start.")
    boolean empty;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var context = RollbookApplication.start();
        var properties = context.getBean(RollbookProperties.class);
        var out = spec.commandLine().getOut();
        try (var service = new Service(properties.publicUrl())) {
            if (!empty && isFirstStart(service, properties.localToken())) {
                out.println("First start: loading the sample district ...");
                out.flush();
                SampleDistrict.load(service, properties.localToken()).print(out);
            }
            addresses(properties, out);
        }
        return RollbookCommand.SERVING;
    }

    private static boolean isFirstStart(Service service, String administrator) {
        return Stream.of("/api/v1/roster/imports?limit=1", "/api/v1/applications?limit=1")
                .allMatch(list -> service.get(list, administrator)
                                .expect(200)
                                .body()
                                .path("total")
                                .asLong()
                        == 0);
    }

    private static void addresses(RollbookProperties properties, PrintWriter out) {
        out.println();
        out.println("Rollbook serves at   " + properties.publicUrl());
        out.println("Administration       " + properties.publicUrl().resolve("/api/v1") + "  (bearer token in "
                + properties.localTokenFile() + ")");
        out.println("Try                  ./rollbook tour");
        out.flush();
    }
}
