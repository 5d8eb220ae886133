package signinghelper.packages;

import signinghelper.installation.FolderPayload;
import signinghelper.jnlp.JarPayload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The one jar that a link loads: the installer's classes, the program as resources, and the JNLP file that alone may start
 * it. One signature covers them all.
 *
 * @param codebase where it will lie
 * @param jnlp the JNLP file, byte for byte
 * @param classes jars whose classes are taken over
 * @param payload folder of the program
 */
record InstallerJar(URI codebase, String jnlp, List<Path> classes, Path payload) {
    private static final String MAIN = "signinghelper.jnlp.Main";

    /** Folder of what the installer's own window reads. */
    private static final String RESOURCES = "signinghelper/jnlp/FlatLightLaf";

    /** Writes it without a signature; {@code built} is the time of every entry. */
    void write(Path file, Instant built) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            var writer = new Writer(jar, LocalDateTime.ofInstant(built, ZoneOffset.UTC));
            writer.add(JarFile.MANIFEST_NAME, manifest());
            writer.add("JNLP-INF/APPLICATION_TEMPLATE.JNLP", jnlp.getBytes(StandardCharsets.UTF_8));
            for (var library : classes) {
                writer.addClasses(library);
            }
            var program = new FolderPayload(payload);
            writer.add(JarPayload.LIST, String.join("\n", program.names()).getBytes(StandardCharsets.UTF_8));
            for (var name : program.names()) {
                try (var content = program.open(name)) {
                    writer.add(JarPayload.resourceOf(name), content.readAllBytes());
                }
            }
        }
    }

    private byte[] manifest() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
        attributes.putValue("Permissions", "all-permissions");
        attributes.putValue("Codebase", codebase.getAuthority());
        attributes.putValue("Application-Library-Allowable-Codebase", codebase.getAuthority());
        attributes.putValue("Application-Name", "Signing Helper");
        attributes.putValue("Entry-Point", MAIN);
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private record Writer(JarOutputStream jar, LocalDateTime time) {
        void addClasses(Path library) throws IOException {
            try (var source = new JarFile(library.toFile())) {
                for (var name : source.stream().map(ZipEntry::getName).sorted().toList()) {
                    if (name.endsWith(".class") || name.startsWith(RESOURCES)) {
                        try (var content = source.getInputStream(source.getEntry(name))) {
                            add(name, content.readAllBytes());
                        }
                    }
                }
            }
        }

        void add(String name, byte[] content) throws IOException {
            var entry = new JarEntry(name);
            entry.setTimeLocal(time);
            jar.putNextEntry(entry);
            jar.write(content);
            jar.closeEntry();
        }
    }
}
