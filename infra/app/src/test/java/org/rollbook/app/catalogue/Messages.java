package org.rollbook.app.catalogue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.EventName;

/** Commands and events, who decides them and who reads them, as the byte code tells it. */
final class Messages {
    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "org.rollbook.messages", "org.rollbook.command", "org.rollbook.query", "org.rollbook.ledger");
    private final Map<Class<?>, Set<String>> raised = new HashMap<>();

    List<Class<?>> commands() {
        return named(type -> type.isAnnotatedWith(CommandName.class), Messages::commandName);
    }

    List<Class<?>> events() {
        return named(type -> type.isAnnotatedWith(EventName.class), Messages::eventName);
    }

    static String commandName(Class<?> command) {
        return command.getAnnotation(CommandName.class).value();
    }

    static String eventName(Class<?> event) {
        return event.getAnnotation(EventName.class).value();
    }

    /** The classes with a handler for the command. */
    Set<String> deciders(Class<?> command) {
        Set<String> found = new TreeSet<>();
        handlers(command).forEach(handler -> found.add(handler.getOwner().getSimpleName()));
        return found;
    }

    /** Names of the events that a decision about the command makes. */
    Set<String> raises(Class<?> command) {
        return raised.computeIfAbsent(command, type -> {
            Set<String> found = new TreeSet<>();
            handlers(type).forEach(handler -> found.addAll(madeIn(handler)));
            return found;
        });
    }

    /** Names of the commands whose decision makes the event; where there are none, the classes that make it. */
    Set<String> causes(Class<?> event) {
        Set<String> found = new TreeSet<>();
        commands().stream()
                .filter(command -> raises(command).contains(eventName(event)))
                .forEach(command -> found.add("`" + commandName(command) + "`"));
        if (found.isEmpty()) {
            product.get(event).getConstructorCallsToSelf().stream()
                    .map(call -> call.getOriginOwner())
                    .filter(origin -> origin.getPackageName().matches("org\\.rollbook\\.(command|ledger).*"))
                    .forEach(origin -> found.add(origin.getSimpleName()));
        }
        return found;
    }

    /** The projections that tell of the event. */
    Set<String> readers(Class<?> event) {
        Set<String> found = new TreeSet<>();
        product.get(event).getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass())
                .filter(origin -> origin.getPackageName().startsWith("org.rollbook.query"))
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Projection"))
                .forEach(found::add);
        return found;
    }

    private List<JavaMethod> handlers(Class<?> command) {
        return product.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                .filter(method -> method.getRawParameterTypes().getFirst().isEquivalentTo(command))
                .toList();
    }

    /** Follows the calls within the deciding side. */
    private static Set<String> madeIn(JavaMethod handler) {
        Set<String> found = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(handler));
        ArrayDeque<JavaCodeUnit> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            JavaCodeUnit unit = waiting.remove();
            for (JavaConstructorCall call : unit.getConstructorCallsFromSelf()) {
                call.getTargetOwner()
                        .tryGetAnnotationOfType(EventName.class)
                        .ifPresent(name -> found.add(name.value()));
            }
            for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
                call.getTarget()
                        .resolveMember()
                        .filter(method -> method.getOwner().getPackageName().startsWith("org.rollbook.command"))
                        .filter(seen::add)
                        .ifPresent(waiting::add);
            }
        }
        return found;
    }

    private List<Class<?>> named(Predicate<JavaClass> which, Function<Class<?>, String> name) {
        return product.stream()
                .filter(which)
                .<Class<?>>map(JavaClass::reflect)
                .sorted(Comparator.comparing(name))
                .toList();
    }
}
