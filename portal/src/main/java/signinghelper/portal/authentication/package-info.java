/** The origin-bound tokens of logins and bindings: what is signed, and whether a token holds. */
@NullMarked
package signinghelper.portal.authentication;

import org.jspecify.annotations.NullMarked;
