/** The name under which a message carries its notice to the provider, and the provider's events carry it back. */
export const NOTICE_TAG = 'notice';

/** The value of an e-mail's tag: SES takes letters, digits, `_` and `-`, 256 of them at most. */
export const tagOfNotice = (noticeId: string): string => Buffer.from(noticeId, 'utf8').toString('base64url');

/** The notice that a tag stands for; undefined for a value that is none of ours. */
export const noticeOfTag = (tag: string): string | undefined => {
  const noticeId = Buffer.from(tag, 'base64url').toString('utf8');
  return noticeId !== '' && tagOfNotice(noticeId) === tag ? noticeId : undefined;
};
