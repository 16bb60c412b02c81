"""What a person's reviews tell: how much is remembered, whether the schedule predicts it, what is to come. Pure: values in, values out."""
