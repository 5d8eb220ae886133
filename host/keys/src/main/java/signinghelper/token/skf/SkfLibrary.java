package signinghelper.token.skf;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of GM/T 0016-2012 that are called, as C declares them. No logic here. The number before each is its
 * clause. Calling a function that a library lacks throws {@link UnsatisfiedLinkError}.
 *
 * <p>{@code ULONG} by value is a {@link NativeLong}, which suits libraries of either width; {@code ULONG *} is {@link
 * Ulong#pointer}. Names are bytes with a closing NUL. All return {@code SAR_OK}, which is 0, or another {@code SAR_}
 * value, whose upper half is cut off where {@code ULONG} is wider. Memory has the size that C may write.
 */
interface SkfLibrary extends Library {

    /** 7.1.2. Blocks until a device is plugged in or pulled out. */
    int SKF_WaitForDevEvent(Pointer deviceName, Pointer nameLength, Pointer event);

    /** 7.1.3. */
    int SKF_CancelWaitForDevEvent();

    /** 7.1.4. */
    int SKF_EnumDev(int presentOnly, Pointer names, Pointer size);

    /** 7.1.5. */
    int SKF_ConnectDev(byte[] name, PointerByReference device);

    /** 7.1.6. */
    int SKF_DisConnectDev(@Nullable Pointer device);

    /** 7.1.9. */
    int SKF_GetDevInfo(@Nullable Pointer device, Pointer info);

    /** 7.1.10. Blocks until the device is free, at most {@code timeOut} milliseconds. */
    int SKF_LockDev(@Nullable Pointer device, NativeLong timeOut);

    /** 7.1.11. */
    int SKF_UnlockDev(@Nullable Pointer device);

    /** 7.2.4. */
    int SKF_ChangePIN(
            @Nullable Pointer application,
            NativeLong pinType,
            @Input Pointer current,
            @Input Pointer fresh,
            Pointer triesLeft);

    /** 7.2.5. The parameter is the application, not the device. */
    int SKF_GetPINInfo(
            @Nullable Pointer application, NativeLong pinType, Pointer maximum, Pointer triesLeft, Pointer isDefault);

    /** 7.2.6. */
    int SKF_VerifyPIN(@Nullable Pointer application, NativeLong pinType, @Input Pointer pin, Pointer triesLeft);

    /** 7.2.8. */
    int SKF_ClearSecureState(@Nullable Pointer application);

    /** 7.3.3. */
    int SKF_EnumApplication(@Nullable Pointer device, Pointer names, Pointer size);

    /** 7.3.5. */
    int SKF_OpenApplication(@Nullable Pointer device, byte[] name, PointerByReference application);

    /** 7.3.6. */
    int SKF_CloseApplication(@Nullable Pointer application);

    /** 7.4.4. */
    int SKF_EnumFiles(@Nullable Pointer application, Pointer names, Pointer size);

    /** 7.4.5. */
    int SKF_GetFileInfo(@Nullable Pointer application, byte[] name, Pointer attributes);

    /** 7.4.6. */
    int SKF_ReadFile(
            @Nullable Pointer application,
            byte[] name,
            NativeLong offset,
            NativeLong size,
            Pointer data,
            Pointer length);

    /** 7.5.4. */
    int SKF_OpenContainer(@Nullable Pointer application, byte[] name, PointerByReference container);

    /** 7.5.5. */
    int SKF_CloseContainer(@Nullable Pointer container);

    /** 7.5.6. */
    int SKF_EnumContainer(@Nullable Pointer application, Pointer names, Pointer size);

    /** 7.5.7. */
    int SKF_GetContainerType(@Nullable Pointer container, Pointer type);

    /** 7.5.9. */
    int SKF_ExportCertificate(@Nullable Pointer container, int ofSigningPair, Pointer der, Pointer length);

    /** 7.6.23. */
    int SKF_ExportPublicKey(@Nullable Pointer container, int ofSigningPair, Pointer blob, Pointer length);

    /** 7.6.6. */
    int SKF_RSASignData(
            @Nullable Pointer container, @Input Pointer data, NativeLong dataLength, Pointer signature, Pointer length);

    /** 7.6.13. */
    int SKF_ECCSignData(@Nullable Pointer container, @Input Pointer digest, NativeLong digestLength, Pointer signature);

    /** 7.6.24. By the container's encryption pair. */
    int SKF_ImportSessionKey(
            @Nullable Pointer container,
            NativeLong algorithm,
            @Input Pointer wrapped,
            NativeLong wrappedLength,
            PointerByReference key);

    /** 7.6.30. */
    int SKF_DecryptInit(@Nullable Pointer key, BlockCipherParameter parameter);

    /** 7.6.31. */
    int SKF_Decrypt(
            @Nullable Pointer key,
            @Input Pointer encrypted,
            NativeLong encryptedLength,
            Pointer data,
            Pointer dataLength);

    /** 7.6.32. */
    int SKF_DecryptUpdate(
            @Nullable Pointer key,
            @Input Pointer encrypted,
            NativeLong encryptedLength,
            Pointer data,
            Pointer dataLength);

    /** 7.6.33. */
    int SKF_DecryptFinal(@Nullable Pointer key, Pointer data, Pointer dataLength);

    /** 7.6.42. */
    int SKF_CloseHandle(@Nullable Pointer key);

    /** Not of the standard: decrypts by the container's encryption pair, in the argument order of most headers. */
    int SKF_ECCDecrypt(@Nullable Pointer container, @Input Pointer cipher, Pointer data, Pointer dataLength);
}
