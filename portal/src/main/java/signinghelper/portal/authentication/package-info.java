/** The origin-bound tokens of logins and bindings: the signed message and its verification. */
@NullMarked
package signinghelper.portal.authentication;

import org.jspecify.annotations.NullMarked;
