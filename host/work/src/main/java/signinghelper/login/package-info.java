/** The origin-bound login token, made with a U-Key. */
@NullMarked
package signinghelper.login;

import org.jspecify.annotations.NullMarked;
