package signinghelper.installation;

import java.util.Map;

/** The product of a portal that tests install. */
final class TestProduct {
    static final Product DEMO = new Product("demo", Map.of("zh-CN", "演示平台", "en", "Demo portal"));

    private TestProduct() {}
}
