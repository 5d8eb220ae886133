/** Memory of C's that Java fills and wipes. */
@NullMarked
package signinghelper.token.memory;

import org.jspecify.annotations.NullMarked;
