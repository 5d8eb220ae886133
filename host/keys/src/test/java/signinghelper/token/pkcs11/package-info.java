@NullMarked
package signinghelper.token.pkcs11;

import org.jspecify.annotations.NullMarked;
