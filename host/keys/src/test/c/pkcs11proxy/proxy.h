/* Shared declarations of the proxy's parts. The types are those of PKCS #11 2.40 on Unix. */
#ifndef PROXY_H
#define PROXY_H

typedef unsigned char CK_BYTE;
typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef void *function_pointer;

#define CKR_OK 0x00UL
#define CKR_GENERAL_ERROR 0x05UL
#define CKR_ARGUMENTS_BAD 0x07UL
#define CKR_NO_EVENT 0x08UL
#define CKR_ATTRIBUTE_READ_ONLY 0x10UL
#define CKR_DEVICE_REMOVED 0x32UL
#define CKR_FUNCTION_CANCELED 0x50UL
#define CKR_PIN_INCORRECT 0xA0UL
#define CKR_PIN_LOCKED 0xA4UL
#define CKR_TOKEN_NOT_PRESENT 0xE0UL
#define CKR_USER_NOT_LOGGED_IN 0x101UL
#define CKR_BUFFER_TOO_SMALL 0x150UL

/* Places in CK_FUNCTION_LIST. */
enum {
    GET_SLOT_LIST = 4,
    GET_SLOT_INFO = 5,
    GET_TOKEN_INFO = 6,
    GET_MECHANISM_LIST = 7,
    GET_MECHANISM_INFO = 8,
    SET_PIN = 11,
    OPEN_SESSION = 12,
    CLOSE_SESSION = 13,
    CLOSE_ALL_SESSIONS = 14,
    GET_SESSION_INFO = 15,
    LOGIN = 18,
    LOGOUT = 19,
    GET_ATTRIBUTE_VALUE = 24,
    FIND_OBJECTS_INIT = 26,
    FIND_OBJECTS = 27,
    FIND_OBJECTS_FINAL = 28,
    DECRYPT_INIT = 33,
    DECRYPT = 34,
    SIGN_INIT = 42,
    SIGN = 43,
    SIGN_UPDATE = 44,
    SIGN_FINAL = 45,
    UNWRAP_KEY = 61,
    WAIT_FOR_SLOT_EVENT = 67,
    FUNCTIONS = 68
};

/* Offset of the flags in both CK_SLOT_INFO and CK_TOKEN_INFO. */
enum { FLAGS_OFFSET = 96, LABEL_LENGTH = 32 };

struct function_list {
    unsigned char major, minor;
    function_pointer function[FUNCTIONS];
};

struct session_info {
    CK_ULONG slot, state, flags, error;
};

/* The library behind. */
extern struct function_list real;

/* faults.c: what the tests ask for. */
void note(const char *name);
void look_up(const char *name, char fault[32]);
int ends(const char *name, CK_RV *value);
void add_flags(CK_BYTE *info, CK_ULONG flags);
void take_flags(CK_BYTE *info, CK_ULONG flags);

/* certificates.c: other values of certificates. */
int replaces(CK_ULONG session, CK_ULONG object, CK_ULONG *attribute, CK_RV *value);

/* readers.c: which token is in which reader. */
int has_readers(void);
void settle(void);
CK_RV real_slot(CK_ULONG slot, CK_ULONG *behind);
int is_first(CK_ULONG slot);
int is_empty_everywhere(void);
CK_ULONG reader_of(CK_ULONG real_slot);
const char *label_in(CK_ULONG real_slot);
void pull(CK_ULONG real_slot);
CK_RV list_readers(CK_BYTE present, CK_ULONG *slots, CK_ULONG *count);
void describe_reader(CK_ULONG slot, CK_BYTE *info);
CK_RV wait_for_plugging(CK_ULONG flags, CK_ULONG *slot);

/* tries.c: a PIN that locks, and a keypad to enter it. */
int counts_tries(void);
int is_locked(const char *label);
void count(const char *label, CK_RV result);
CK_ULONG flags_of_pin(const char *label);
int has_keypad(void);
CK_RV read_keypad(CK_BYTE *pin, CK_ULONG *length);

#endif
