package signinghelper.portal.spring;

import org.springframework.security.core.AuthenticationException;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

/** Refusal of a login by certificate. Its message is for the log, its code for the page. */
public final class CertificateLoginException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /** Refusals that the user may tell apart. */
    public enum Code {
        /** The token does not hold; the cause says why, and an attacker should not be told. */
        LOGIN_FAILED("登录失败，请重试。 The login failed; please try again."),
        /** The token holds, so the holder is asking; no account has the certificate. */
        CERTIFICATE_NOT_BOUND("这张证书还没有绑定账号，请先用密码登录并绑定 CA。 "
                + "This certificate is bound to no account yet; log in with the password and bind it."),
        /** The account of the certificate is locked, disabled or expired. */
        ACCOUNT_NOT_USABLE("这张证书绑定的账号现在不能登录，请联系平台技术支持。 "
                + "The account of this certificate cannot log in now; please contact the portal's support."),
        /** The store of challenges gives no answer. */
        TRY_LATER("平台暂时不能用证书登录，请过几分钟再试。 "
                + "The portal cannot log in by certificate just now; please try again in a few minutes.");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        /** Sentence for the user, in Chinese and English. */
        public String message() {
            return message;
        }
    }

    private final Code code;

    CertificateLoginException(AuthenticationTokenException refused) {
        super(String.valueOf(refused.getMessage()), refused);
        this.code = refused.reason() == Reason.CHALLENGES_UNAVAILABLE ? Code.TRY_LATER : Code.LOGIN_FAILED;
    }

    CertificateLoginException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
