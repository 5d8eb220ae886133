package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import signinghelper.testkit.junit.Needed;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * EU DSS beside the class path, with the version of BouncyCastle that it is made for. With ours it lists no signature that zeros follow,
 * which is nearly every one in a PDF.
 */
final class DssApart implements AutoCloseable {
    /** Where Maven's profile {@code documents-of-dss} puts what it fetches. */
    static final Path FOLDER = Path.of("target/dss");

    private static final List<String> OF_ITS_OWN =
            List.of("bcprov-jdk18on.jar", "bcpkix-jdk18on.jar", "bcutil-jdk18on.jar", "dss-crl-parser-x509crl.jar");

    private final URLClassLoader loader;
    private final BiFunction<byte[], byte @Nullable [], List<String>> opinion;

    private DssApart(URLClassLoader loader, BiFunction<byte[], byte @Nullable [], List<String>> opinion) {
        this.loader = loader;
        this.opinion = opinion;
    }

    @SuppressWarnings("unchecked")
    static DssApart load() throws IOException, ReflectiveOperationException {
        var loader = new URLClassLoader(path(), ClassLoader.getPlatformClassLoader());
        var type = loader.loadClass(DssOpinion.class.getName());
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return new DssApart(loader, (BiFunction<byte[], byte @Nullable [], List<String>>) constructor.newInstance());
    }

    private static URL[] path() throws MalformedURLException {
        var path = new ArrayList<URL>();
        for (var jar : OF_ITS_OWN) {
            Needed.file(FOLDER.resolve(jar));
            path.add(FOLDER.resolve(jar).toUri().toURL());
        }
        for (var each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!each.contains("jdk18on")) {
                path.add(Path.of(each).toUri().toURL());
            }
        }
        return path.toArray(URL[]::new);
    }

    /**
     * Returns the name of each signature, a tab, and words; no name when DSS cannot read the document.
     *
     * @param apart the content of a CMS; null when it lies within
     */
    List<String> judge(byte[] document, byte @Nullable [] apart) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return opinion.apply(document, apart);
        } catch (RuntimeException e) {
            return List.of("\tnone");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
