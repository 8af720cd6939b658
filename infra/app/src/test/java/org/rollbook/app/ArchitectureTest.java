package org.rollbook.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.EventName;

/** Keeps the sentences of ARCHITECTURE.md about the modules true. */
class ArchitectureTest {
    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.rollbook");
    }

    @Test
    void messages_depend_on_the_jdk_jspecify_and_axons_markers_only() {
        check(classes()
                .that(resideInAPackage("org.rollbook.messages.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.rollbook.messages..",
                        "java..",
                        "org.jspecify..",
                        "org.axonframework.modelling.command..")));
    }

    @Test
    void the_edge_depends_on_messages_only() {
        check(noClasses()
                .that(resideInAPackage("org.rollbook.rest.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.rollbook.command..",
                        "org.rollbook.query..",
                        "org.rollbook.ledger..",
                        "org.rollbook.app..",
                        "org.axonframework..",
                        "io.r2dbc..")));
    }

    @Test
    void deciding_and_telling_do_not_know_each_other() {
        check(noClasses()
                .that(resideInAPackage("org.rollbook.command.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.rollbook.query..", "org.rollbook.rest..", "org.rollbook.ledger..", "io.r2dbc..")));
        check(noClasses()
                .that(resideInAPackage("org.rollbook.query.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.rollbook.command..",
                        "org.rollbook.rest..",
                        "org.rollbook.ledger..",
                        "org.axonframework..")));
    }

    @Test
    void the_ledger_does_not_know_the_edge() {
        check(noClasses()
                .that(resideInAPackage("org.rollbook.ledger.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.rollbook.rest..", "org.rollbook.app..")));
    }

    @Test
    void only_the_embedded_defaults_know_the_embedded_database() {
        check(noClasses()
                .that(resideInAPackage("org.rollbook.."))
                .and()
                .resideOutsideOfPackages("org.rollbook.app.embedded..", "org.rollbook.bench..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.zonky..")));
    }

    @Test
    void stored_names_belong_to_records_and_those_of_events_to_messages() {
        check(classes()
                .that()
                .areAnnotatedWith(EventName.class)
                .should()
                .beRecords()
                .andShould()
                .resideInAPackage("org.rollbook.messages.."));
        check(classes().that().areAnnotatedWith(CommandName.class).should().beRecords());
    }

    @Test
    void names_say_what_a_class_is_for() {
        check(noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto)$"));
    }

    @Test
    void nobody_prints_but_the_command_line() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.rollbook.app.cli..", "org.rollbook.bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = product.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(javaPackage -> javaPackage.getName().startsWith("org.rollbook"))
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(javaPackage -> javaPackage.getName())
                .toList();
        org.assertj.core.api.Assertions.assertThat(unmarked).isEmpty();
    }

    @Test
    void nothing_sleeps() {
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(product);
    }
}
