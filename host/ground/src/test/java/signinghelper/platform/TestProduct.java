package signinghelper.platform;

import signinghelper.installation.Product;

import java.nio.file.Path;
import java.util.Map;

/** Products of portals that tests install. */
public final class TestProduct {
    public static final Product DEMO = of("demo");

    private TestProduct() {}

    public static Product of(String id) {
        return new Product(id, Map.of("zh-CN", "演示平台", "en", "Demo portal"));
    }

    /** Returns the folders of a program whose files all lie in one. */
    public static Folders foldersIn(String id, Path folder) {
        return new Folders(of(id), folder, folder.resolve("state"), folder.resolve("policy.json"));
    }
}
