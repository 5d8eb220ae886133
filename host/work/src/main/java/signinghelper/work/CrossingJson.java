package signinghelper.work;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Form of the records that go into a {@link JudgingProcess} and come out of it: JSON with certificates and pictures in Base64,
 * times in ISO 8601.
 */
final class CrossingJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(new SimpleModule()
                    .addSerializer(new Written<>(X509Certificate.class, CrossingJson::text))
                    .addSerializer(new Written<>(Bytes.class, Bytes::toBase64))
                    .addSerializer(new Written<>(Instant.class, Instant::toString))
                    .addDeserializer(
                            X509Certificate.class, new Read<>(X509Certificate.class, CrossingJson::certificate))
                    .addDeserializer(Bytes.class, new Read<>(Bytes.class, Bytes::fromBase64))
                    .addDeserializer(Instant.class, new Read<>(Instant.class, Instant::parse)))
            .build();

    private CrossingJson() {}

    private interface Form<A, B> {
        B of(A value) throws IOException;
    }

    private static final class Written<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Form<T, String> form;

        Written(Class<T> type, Form<T, String> form) {
            super(type);
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeString(form.of(value));
        }
    }

    private static final class Read<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Form<String, T> form;

        Read(Class<T> type, Form<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
            return form.of(from.getText());
        }
    }

    private static String text(X509Certificate certificate) throws IOException {
        try {
            return Bytes.copyOf(certificate.getEncoded()).toBase64();
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    private static X509Certificate certificate(String text) throws IOException {
        try {
            return Certificates.parse(Bytes.fromBase64(text));
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    static byte[] encoded(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws IOException if it is no such value, as its constructor checks */
    static <T> T decoded(Class<T> type, byte[] json) throws IOException {
        return MAPPER.readValue(json, type);
    }
}
