package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The portal's files. Each is named here; nothing else can be asked for. */
final class Pages {
    static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Path library;
    private final String installation;

    /** Sets the page that installs the helper; null when no such page is known. */
    Pages(Path library, @Nullable URI installation) {
        this.library = library;
        this.installation = installation == null ? "" : installation.toString();
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", page("CA 登录", "login.html", "login.js"));
        routes.get("/password", page("密码登录", "password.html", "form.js"));
        routes.get("/register", page("注册账号", "register.html", "form.js"));
        routes.get("/account", page("我的账户", "account.html", "account.js"));
        routes.get("/sign", page("签署文件", "sign.html", "sign.js"));
        routes.get("/seal", page("盖章签署", "seal.html", "seal.js"));
        routes.get("/bid", page("投标与开标", "bid.html", "bid.js"));
        routes.get("/verify", page("验证签名", "verify.html", "verify.js"));
        routes.get("/verify-document", page("验证文件", "verify-document.html", "verify-document.js"));
        routes.get("/verify-receipt", page("验证回执", "verify-receipt.html", "verify-receipt.js"));
        routes.get("/faults", page("为什么不能登录", "faults.html", "faults.js"));
        routes.get("/old", page("旧网页", "old.html", "old.js"));
        for (var script : List.of(
                "login.js",
                "form.js",
                "account.js",
                "sign.js",
                "seal.js",
                "bid.js",
                "bid-line.js",
                "verify.js",
                "verify-document.js",
                "verify-receipt.js",
                "report.js",
                "upload.js",
                "faults.js",
                "old.js",
                "findings.js",
                "enrolment.js",
                "work.js",
                "server.js",
                "certificate.js",
                "comparison.js")) {
            routes.get("/" + script, file(script, SCRIPT));
        }
        routes.get("/design.css", file("design.css", CSS));
        routes.get("/portal.css", file("portal.css", CSS));
        routes.get("/icon.svg", file("icon.svg", "image/svg+xml"));
        for (var script : List.of("signing-helper.js", "signing-helper-elements.js", "signing-helper.classic.js")) {
            routes.get("/" + script, library(script));
        }
        for (var family : OldPages.families()) {
            var script = "signing-helper-old-" + family + ".classic.js";
            routes.get("/" + script, library(script));
        }
    }

    /** Returns a handler for a page: the content of this one inside {@code page.html}, the frame of all pages. */
    private Handler page(String title, String main, String script) {
        return context -> context.contentType(HTML)
                .result(text("page.html")
                        .replace("{title}", title)
                        .replace("{script}", script)
                        .replace("{installation}", installation)
                        .replace("{main}", text(main)));
    }

    static String text(String name) throws IOException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    static Handler file(String name, String contentType) {
        return context -> context.contentType(contentType).result(read(name));
    }

    private static byte[] read(String name) throws IOException {
        try (var in = Pages.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Read anew each time, so that a developer sees a fresh build at once. */
    private Handler library(String name) {
        return context -> context.contentType(SCRIPT).result(Files.readAllBytes(library.resolveSibling(name)));
    }
}
