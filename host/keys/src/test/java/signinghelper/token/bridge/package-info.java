@NullMarked
package signinghelper.token.bridge;

import org.jspecify.annotations.NullMarked;
