package org.rollbook.app;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The whole service in one Spring context: the edge is found by its annotations, everything else is put together. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(RollbookProperties.class)
@ComponentScan({"org.rollbook.rest", "org.rollbook.app.assembly", "org.rollbook.app.health"})
public class RollbookApplication {
    public static ConfigurableApplicationContext start() {
        return start(Map.of());
    }

    /** @param properties that go before those of the environment, for example {@code rollbook.port} */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        var arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(RollbookApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments);
    }
}
