package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The portal's files. Each is named here; nothing else can be asked for. */
final class Pages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Path library;

    Pages(Path library) {
        this.library = library;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", file("login.html", HTML));
        routes.get("/login.js", file("login.js", SCRIPT));
        routes.get("/password", file("password.html", HTML));
        routes.get("/password.js", file("password.js", SCRIPT));
        routes.get("/register", file("register.html", HTML));
        routes.get("/register.js", file("register.js", SCRIPT));
        routes.get("/account", file("account.html", HTML));
        routes.get("/account.js", file("account.js", SCRIPT));
        routes.get("/sign", file("sign.html", HTML));
        routes.get("/sign.js", file("sign.js", SCRIPT));
        routes.get("/verify", file("verify.html", HTML));
        routes.get("/verify.js", file("verify.js", SCRIPT));
        routes.get("/work.js", file("work.js", SCRIPT));
        routes.get("/server.js", file("server.js", SCRIPT));
        routes.get("/certificate.js", file("certificate.js", SCRIPT));
        routes.get("/portal.css", file("portal.css", CSS));
        routes.get("/icon.svg", file("icon.svg", "image/svg+xml"));
        routes.get("/signing-helper.js", this::library);
    }

    private static Handler file(String name, String contentType) {
        return context -> context.contentType(contentType).result(read(name));
    }

    private static byte[] read(String name) throws IOException {
        try (var in = Pages.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Read anew each time, so that a developer sees a fresh build at once. */
    private void library(Context context) throws IOException {
        context.contentType(SCRIPT).result(Files.readAllBytes(library));
    }
}
