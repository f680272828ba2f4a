/* Stand-ins that do nothing, for Wine: see wine.py. */
#ifdef ICU
#define EACH(X) \
    X(ucnv_open) \
    X(ucnv_close) \
    X(UCNV_FROM_U_CALLBACK_SUBSTITUTE) \
    X(UCNV_TO_U_CALLBACK_SUBSTITUTE) \
    X(ucnv_reset) \
    X(ucnv_getMaxCharSize) \
    X(ucnv_getName) \
    X(ucnv_getToUCallBack) \
    X(ucnv_getFromUCallBack) \
    X(ucnv_setToUCallBack) \
    X(ucnv_setFromUCallBack) \
    X(ucnv_cbToUWriteUChars) \
    X(ucnv_toUnicode) \
    X(ucnv_cbFromUWriteUChars) \
    X(ucnv_toUCountPending) \
    X(ucnv_fromUCountPending) \
    X(ucnv_getStandardName) \
    X(ucnv_getAvailableName) \
    X(ucnv_countAvailable) \
    X(ucnv_fromUnicode)
#else
#define EACH(X) \
    X(WcsCreateIccProfile) \
    X(CloseColorProfile) \
    X(OpenColorProfileW) \
    X(GetColorProfileFromHandle) \
    X(GetColorDirectoryW) \
    X(WcsGetDefaultColorProfile) \
    X(WcsOpenColorProfileW) \
    X(WcsGetDefaultColorProfileSize)
#endif
#define EMPTY(name) __declspec(dllexport) long long name(void) { return 0; }
EACH(EMPTY)
