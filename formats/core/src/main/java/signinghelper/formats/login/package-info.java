/** Login and binding tokens: their messages, algorithms and fields. */
@NullMarked
package signinghelper.formats.login;

import org.jspecify.annotations.NullMarked;
