/** The name under which a message carries its notice to the provider, and the provider's events carry it back. */
export const NOTICE_TAG = 'notice';

/** Of an e-mail's tag. No notice of ours has a longer one; a key of the table would not hold what others may send. */
const MAX_LENGTH = 256;

/** The value of an e-mail's tag: SES takes letters, digits, `_` and `-`, 256 of them at most. */
export const tagOfNotice = (noticeId: string): string => Buffer.from(noticeId, 'utf8').toString('base64url');

/** Whether a provider's answer can be about it. */
export const isNoticeId = (id: string): boolean => id !== '' && tagOfNotice(id).length <= MAX_LENGTH;

/** The notice that a tag stands for; undefined for a value that is none of ours. */
export const noticeOfTag = (tag: string): string | undefined => {
  const noticeId = tag.length <= MAX_LENGTH ? Buffer.from(tag, 'base64url').toString('utf8') : '';
  return isNoticeId(noticeId) && tagOfNotice(noticeId) === tag ? noticeId : undefined;
};
