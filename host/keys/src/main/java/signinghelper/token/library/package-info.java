/** Why a native library cannot be loaded: the other libraries that its file needs, read from the file. */
@NullMarked
package signinghelper.token.library;

import org.jspecify.annotations.NullMarked;
