type File = { name: string; type: string; text: string };

/** Hands a file that was made here to the browser's downloads. */
export const downloadFile = ({ name, type, text }: File): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
