package signinghelper.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The sample's start. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SpringPortal {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringPortal.class, arguments);
    }
}
