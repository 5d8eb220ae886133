package signinghelper.formats.login;

/** Use of a token: a login, or the binding of a certificate to an account. */
public enum TokenPurpose {
    LOGIN,
    BINDING
}
