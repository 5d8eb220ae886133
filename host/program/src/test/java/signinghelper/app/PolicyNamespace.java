package signinghelper.app;

import signinghelper.testkit.junit.Needed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Namespace in which a computer has a policy of its own, for the one program that is started there. */
final class PolicyNamespace {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    /** A layer lies over {@code /etc} in a namespace that ends with the program; the first argument is the policy. */
    private static final String SCRIPT = """
            set -e
            mount -t tmpfs tmpfs "$1"
            mkdir "$1/upper" "$1/work"
            mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/upper,workdir=$1/work" /etc
            mkdir -p /etc/signing-helper-demo
            printf %s "$2" > /etc/signing-helper-demo/policy.json
            shift 2
            exec "$@"
            """;

    private PolicyNamespace() {}

    static Installation with(Path folder, String policy) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need root");
        Needed.file(UNSHARE);
        var space = Files.createDirectory(folder.resolve("space"));
        return Installation.withProfile(folder)
                .inside(List.of(
                        UNSHARE.toString(),
                        "--mount",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        SCRIPT,
                        "sh",
                        space.toString(),
                        policy));
    }
}
