/** The letters of a kintone text field. Rich text is HTML: read in a document that runs nothing. */
export function plain(field: { type?: string; value: string | null | undefined }): string {
  const value = field.value ?? "";
  if (field.type !== "RICH_TEXT") return value;
  const body = new DOMParser().parseFromString(value, "text/html").body;
  for (const end of body.querySelectorAll("br, div, p, li, tr, h1, h2, h3, blockquote")) end.after("\n");
  return (body.textContent ?? "").replace(/\n{3,}/g, "\n\n").trim();
}
