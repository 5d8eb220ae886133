/** Electronic seals and the signatures made with them: GM/T 0031-2014 (V1), GB/T 38540-2020 (V4) and its successor (V5). */
@NullMarked
package signinghelper.formats.seal;

import org.jspecify.annotations.NullMarked;
