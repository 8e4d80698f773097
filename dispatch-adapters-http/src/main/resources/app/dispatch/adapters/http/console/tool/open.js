// Which tools work without being connected.

/** Whether a tool works without anything being entered. */
export const isOpen = tool => !tool.ways && !tool.fields.some(field => field.required)
