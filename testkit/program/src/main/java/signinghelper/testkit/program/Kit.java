package signinghelper.testkit.program;

import signinghelper.testkit.launcher.KitFolder;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.launcher.Problem;
import signinghelper.testkit.launcher.Program;
import signinghelper.testkit.launcher.Speech;
import signinghelper.testkit.stage.AuthorityEntries;
import signinghelper.testkit.stage.StageProfile;
import signinghelper.testkit.stage.StagedHost;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Start of the test kit: CA and servers, soft keys, host with its profile, browser. */
public final class Kit implements Program {
    private static final String TEMPLATE = "profile.json";

    /** Creates it for the service loader. */
    public Kit() {}

    @Override
    public int run(KitOptions options, KitFolder folder, Speech speech)
            throws Problem, IOException, InterruptedException {
        Files.deleteIfExists(KitFacts.file(folder));
        if (options.withBrowser()) {
            return runWith(Chromium.find(options, folder), options, folder, speech);
        }
        try (var services = Services.open(options, folder.root(), Clock.systemUTC(), speech)) {
            prepare(options, folder, services, KitTls.of(options, folder), speech);
            speech.say("没有启动浏览器。按 Ctrl+C 结束。", "No browser was started. Ctrl+C ends it.");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static int runWith(Chromium browser, KitOptions options, KitFolder folder, Speech speech)
            throws Problem, IOException, InterruptedException {
        try (var services = Services.open(options, folder.root(), Clock.systemUTC(), speech)) {
            var tls = KitTls.of(options, folder);
            var host = prepare(options, folder, services, tls, speech);
            browser.register(host.launcher());
            var running = browser.open(options, tls);
            Runtime.getRuntime().addShutdownHook(new Thread(running::destroy));
            speech.say("已启动浏览器；关闭浏览器或按 Ctrl+C 结束。", "The browser runs; closing it, or Ctrl+C, ends the kit.");
            return running.waitFor();
        }
    }

    private static StagedHost prepare(
            KitOptions options, KitFolder folder, Services services, KitTls tls, Speech speech)
            throws Problem, IOException {
        var keys = SoftKeys.open(options, folder, services.authority());
        var host = new StagedHost(folder.host());
        host.prepare(keys.software(), keys.variables(), List.of());
        var profile = sign(options, folder, services, keys, host);
        var extension = new KitExtension(folder.program().resolve("extension"));
        extension.name(profile.json());
        extension.add(options.origins());
        var facts = KitFacts.of(options, folder, services, keys, tls);
        facts.write();
        facts.tell(speech);
        return host;
    }

    private static StageProfile sign(
            KitOptions options, KitFolder folder, Services services, SoftKeys keys, StagedHost host)
            throws IOException {
        // The same methods as in the demo, so that a new method is named once.
        var profile = StageProfile.from(Files.readString(folder.program().resolve(TEMPLATE)));
        profile.setName("testkit", "测试平台（测试工具包）", "Portal under test (test kit)");
        profile.setOrigins(options.origins().stream().map(URI::toString).toList());
        profile.setExtension(
                Files.readString(folder.program().resolve("extension-id.txt")).strip());
        profile.setLibraries(keys.libraries());
        new AuthorityEntries(services.authority(), services.address(), services.timeStamps()).addTo(profile.json());
        profile.sign(host.profile(), Files.readString(folder.profileKey()));
        return profile;
    }
}
