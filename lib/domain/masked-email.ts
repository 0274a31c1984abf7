/** An e-mail address for a page that anyone with a link may open: its owner knows it, e.g. "a•••@usher.example". */
export const maskedEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  const [first = ''] = email.slice(0, Math.max(0, at));
  return `${first}•••${email.slice(at)}`;
};
