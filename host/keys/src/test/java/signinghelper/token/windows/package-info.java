@NullMarked
package signinghelper.token.windows;

import org.jspecify.annotations.NullMarked;
