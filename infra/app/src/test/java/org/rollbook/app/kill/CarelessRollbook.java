package org.rollbook.app.kill;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.rollbook.app.RollbookApplication;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.gradebook.RecordScore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service with one fault: it acknowledges scores before they are committed. The kill test must notice. */
final class CarelessRollbook {
    private CarelessRollbook() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(RollbookApplication.class, Fault.class).run();
    }

    @Configuration(proxyBeanMethods = false)
    static class Fault {
        @Bean
        static BeanPostProcessor carelessCommands() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Commands commands ? new Careless(commands) : bean;
                }
            };
        }
    }

    private record Careless(Commands commands) implements Commands {
        private static final int LATE_MILLIS = 250;

        @Override
        public CompletableFuture<Receipt> send(Object command, Caller caller) {
            if (!(command instanceof RecordScore)) {
                return commands.send(command, caller);
            }
            CompletableFuture.delayedExecutor(LATE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> commands.send(command, caller));
            return CompletableFuture.completedFuture(new Receipt(Outcome.created(), 0));
        }
    }
}
