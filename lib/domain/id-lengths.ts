/** Five bytes in base32. */
export const EVENT_ID_LENGTH = 8;

/** Ten bytes in base32. */
export const GUEST_ID_LENGTH = 16;

/** The 64 bytes of an Ed25519 signature in base32, without padding. */
export const SIGNATURE_LENGTH = 103;
