package outside;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import signinghelper.portal.spring.CertificateAccounts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

import static org.springframework.security.config.Customizer.withDefaults;
import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;

/** An application on the starter as published: it starts, asks for a challenge as a stranger's page would, and ends. */
@SpringBootApplication(proxyBeanMethods = false)
public class Portal {

    public static void main(String[] arguments) throws Exception {
        try (var context = SpringApplication.run(Portal.class, arguments)) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var endpoint = URI.create("http://127.0.0.1:" + port + "/signing-helper/challenge");
            var request = HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.noBody());
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            System.out.println("status " + answer.statusCode());
        }
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.with(signingHelperLogin(), withDefaults()).build();
    }

    @Bean
    CertificateAccounts accounts() {
        return identity -> Optional.empty();
    }
}
