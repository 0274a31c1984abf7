/** The nonce of this page's content security policy, for style elements that are made while the page is open. In the browser only. */
export const pageNonce = (): string | undefined => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
