package signinghelper.samples.spring;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** The application that {@code docs/spring-boot.md} shows, put together from its blocks; its reader's own part is here. */
final class GuideApplication {
    private static final Path PAGE = Path.of("../../docs/spring-boot.md");
    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\w+)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String IMPORTS = """
            package guide;
            import io.lettuce.core.RedisURI;
            import jakarta.servlet.http.HttpServletRequest;
            import java.security.Principal;
            import java.time.Clock;
            import java.util.Map;
            import java.util.Optional;
            import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
            import org.springframework.context.annotation.Bean;
            import org.springframework.context.annotation.Configuration;
            import org.springframework.security.config.annotation.web.builders.HttpSecurity;
            import org.springframework.security.core.userdetails.User;
            import org.springframework.security.core.userdetails.UserDetails;
            import org.springframework.security.web.SecurityFilterChain;
            import org.springframework.security.web.csrf.CsrfToken;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PostMapping;
            import org.springframework.web.bind.annotation.RequestBody;
            import org.springframework.web.bind.annotation.RestController;
            import signinghelper.formats.TestHolder;
            import signinghelper.formats.certificate.Fingerprint;
            import signinghelper.portal.authentication.AuthenticationTokenException;
            import signinghelper.formats.match.Account;
            import signinghelper.portal.spring.Bindings;
            import signinghelper.portal.spring.CertificateAccounts;
            import signinghelper.portal.valkey.ValkeyChallengeStore;
            import signinghelper.portal.valkey.ValkeySettings;
            import static org.springframework.security.config.Customizer.withDefaults;
            import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;
            """;

    /** The reader's own accounts: one, in memory. */
    private static final String ACCOUNTS = """
            public class AccountRepository {
                private volatile Fingerprint fingerprint;
                public static final class Owner extends User {
                    Owner() {
                        super("supplier", "{noop}", java.util.List.of());
                    }
                    Account organisation() {
                        return TestHolder.ACCOUNT;
                    }
                }
                public Optional<Owner> findByCertificate(String wanted) {
                    return fingerprint != null && fingerprint.toString().equals(wanted)
                            ? Optional.of(new Owner())
                            : Optional.empty();
                }
                public Owner named(String name) {
                    return new Owner();
                }
                public void bind(String name, Fingerprint certificate) {
                    fingerprint = certificate;
                }
            }
            """;

    private static final String CONTROLLER = """
            @RestController
            public class Controller {
                private final Bindings bindings;
                private final AccountRepository accounts;
                Controller(Bindings bindings, AccountRepository accounts) {
                    this.bindings = bindings;
                    this.accounts = accounts;
                }
            """;

    private final String page = Files.readString(PAGE);

    GuideApplication() throws IOException {}

    /** Returns the blocks of code in a language, in the page's order. */
    List<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).stripIndent())
                .toList();
    }

    /**
     * Compiles the page's Java.
     *
     * @return a loader of {@code guide.Application}, {@code guide.Controller}, {@code guide.AccountRepository}
     */
    URLClassLoader compile(Path classes) throws IOException {
        var java = blocks("java");
        assertThat(java).as("beans, binding, CSRF, Valkey").hasSize(4);
        var application = "@Configuration @EnableAutoConfiguration public class Application {" + java.get(0) + "}";
        var said = new StringWriter();
        var compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-parameters", "-proc:none", "-d", classes.toString(), "-cp", classPath()),
                        null,
                        List.of(
                                source("Application", application),
                                source("AccountRepository", ACCOUNTS),
                                source("Controller", CONTROLLER + java.get(1) + java.get(2) + "}"),
                                source("Nodes", "@Configuration class Nodes {" + java.get(3) + "}")))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static JavaFileObject source(String name, String text) {
        var uri = URI.create("string:///guide/" + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return IMPORTS + text;
            }
        };
    }
}
